import { start } from '../../app/start.tsx';
import { PublicFace } from './public-face.tsx';

start(<PublicFace />);
