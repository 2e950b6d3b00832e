import { start } from '../../app/start.tsx';
import { CommissionFace } from './commission-face.tsx';

start(<CommissionFace />);
